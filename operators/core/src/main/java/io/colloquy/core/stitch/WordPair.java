package io.colloquy.core.stitch;

/**
 * The same spoken word as heard by two windows.
 *
 * @param before its place in the earlier window's list
 * @param after its place in the later window's list
 * @param same whether both heard the same text
 */
record WordPair(int before, int after, boolean same) {}
