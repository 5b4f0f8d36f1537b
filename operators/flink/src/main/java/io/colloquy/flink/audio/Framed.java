package io.colloquy.flink.audio;

import java.util.List;

/**
 * Bytes cut into packets.
 *
 * @param runs the packets that are complete
 * @param next the state with the bytes left over
 * @param following bytes that begin another container; null if there are none
 */
record Framed(List<PacketRun> runs, DecoderState next, byte[] following) {}
