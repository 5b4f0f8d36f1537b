package io.colloquy.local.search;

/**
 * What a person looks for.
 *
 * @param text as it was said, or nearly, or what it is about
 * @param filters where to look
 * @param limit the most moments to find
 */
public record MomentQuery(String text, SearchFilters filters, int limit) {}
