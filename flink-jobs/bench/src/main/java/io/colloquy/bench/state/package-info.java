/** What the job keeps: read from savepoints, without knowing the types that lie there. */
package io.colloquy.bench.state;
