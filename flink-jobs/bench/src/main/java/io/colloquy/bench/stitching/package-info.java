/** The job's way to stitch windows, beside three that are known, on the cases of its tests. */
package io.colloquy.bench.stitching;
