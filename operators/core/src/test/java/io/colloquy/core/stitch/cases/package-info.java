/**
 * Made-up speech, and made-up windows that hear it: what a stitcher must put together again. The
 * benchmarks try other rules on the same cases.
 */
package io.colloquy.core.stitch.cases;
