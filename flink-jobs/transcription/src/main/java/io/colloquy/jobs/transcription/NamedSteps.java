package io.colloquy.jobs.transcription;

import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Gives steps their name and uid, which are one. */
final class NamedSteps {
  private NamedSteps() {}

  static <T> SingleOutputStreamOperator<T> named(String uid, SingleOutputStreamOperator<T> step) {
    return step.name(uid).uid(uid);
  }

  static <T> void named(String uid, DataStreamSink<T> sink) {
    sink.name(uid).uid(uid);
  }
}
