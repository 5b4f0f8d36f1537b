/** What the job keeps of open interviews. */
package io.colloquy.bench.memory;
