package io.colloquy.core.moment;

/** A place and what all searches together think of it; more is better. */
public record RankedPlace(Place place, double score) {}
