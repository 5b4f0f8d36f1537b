/**
 * Savepoints that outlive the release that took them: interviews that are each in a situation of
 * their own in mid-job, and the savepoint of all of them that later releases must restore.
 */
package io.colloquy.bench.upgrade;
