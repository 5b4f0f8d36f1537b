package io.colloquy.local.stack;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The smallest job with something to lose: it counts an endless stream in keyed state. */
public final class CountingJob {

  private CountingJob() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    DataGeneratorSource<Long> numbers =
        new DataGeneratorSource<>(
            number -> number, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), Types.LONG);
    environment
        .fromSource(numbers, WatermarkStrategy.noWatermarks(), "read-numbers")
        .uid("read-numbers")
        .keyBy(number -> number % 7, Types.LONG)
        .process(new Count())
        .name("count-numbers")
        .uid("count-numbers")
        .sinkTo(new DiscardingSink<>())
        .name("discard-counts")
        .uid("discard-counts");
    environment.execute("counting " + String.join(" ", arguments));
  }

  /** Counts the numbers of each key. */
  public static final class Count extends KeyedProcessFunction<Long, Long, Long> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> counts)
        throws Exception {
      long next = count.value() == null ? 1 : count.value() + 1;
      count.update(next);
      counts.collect(next);
    }
  }
}
