package io.colloquy.core.stitch;

/** The same spoken word as heard by two windows: its place in the list of each. */
record WordPair(int before, int after) {}
