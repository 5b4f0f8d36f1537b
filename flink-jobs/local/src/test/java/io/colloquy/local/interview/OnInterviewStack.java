package io.colloquy.local.interview;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on the one {@link RunningStack}, each with interviews of its own: they run beside each
 * other, and beside tests with other stacks, for most of the time they wait for the job.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InterviewStack.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = InterviewStack.LOCK, mode = ResourceAccessMode.READ)
@interface OnInterviewStack {}
