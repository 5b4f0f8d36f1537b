package io.colloquy.local;

import java.util.concurrent.Callable;

/**
 * A subcommand from a module that depends on this one: a picocli {@code @Command} class, found
 * through {@link java.util.ServiceLoader}. Its result is the exit code.
 */
public interface Subcommand extends Callable<Integer> {}
