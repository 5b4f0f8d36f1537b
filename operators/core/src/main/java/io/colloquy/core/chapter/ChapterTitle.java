package io.colloquy.core.chapter;

import java.util.List;

/**
 * What a chapter is called.
 *
 * @param title a phrase that was said in it; no other chapter of the interview has the same
 * @param keywords what else it is about, most typical first
 * @param sentence the sentence that says best what it is about, as it was said
 */
public record ChapterTitle(String title, List<String> keywords, String sentence) {

  public ChapterTitle {
    title = title == null ? "" : title;
    keywords = keywords == null ? List.of() : List.copyOf(keywords);
    sentence = sentence == null ? "" : sentence;
  }
}
