package io.colloquy.local.elasticsearch;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests with the one {@link RealElasticsearch}, which many of them trouble: one after the other,
 * but beside all that leave it alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealElasticsearch.Resolver.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("real-elasticsearch")
@interface OnRealElasticsearch {}
