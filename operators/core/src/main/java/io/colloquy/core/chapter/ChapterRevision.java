package io.colloquy.core.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One change of an interview's chapter documents.
 *
 * @param written what is written
 * @param deletedBuckets where no chapter starts any longer
 */
public record ChapterRevision(List<Chapter> written, List<Long> deletedBuckets) {

  /** What changes where all earlier writes are known. */
  public static ChapterRevision from(List<Chapter> before, List<Chapter> now) {
    List<Chapter> written = new ArrayList<>(now);
    written.removeAll(before);
    Set<Long> unused = buckets(before);
    unused.removeAll(buckets(now));
    return new ChapterRevision(written, List.copyOf(unused));
  }

  /**
   * Everything anew: a writer that failed may have left a chapter in any bucket.
   *
   * @param lastBucket in which a chapter can have started
   */
  public static ChapterRevision whole(List<Chapter> now, long lastBucket) {
    Set<Long> used = buckets(now);
    List<Long> unused =
        LongStream.rangeClosed(0, lastBucket)
            .filter(bucket -> !used.contains(bucket))
            .boxed()
            .toList();
    return new ChapterRevision(now, unused);
  }

  private static Set<Long> buckets(List<Chapter> chapters) {
    return chapters.stream().map(Chapter::bucket).collect(Collectors.toCollection(TreeSet::new));
  }
}
