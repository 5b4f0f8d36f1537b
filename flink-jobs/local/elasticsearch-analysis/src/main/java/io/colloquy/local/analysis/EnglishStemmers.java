package io.colloquy.local.analysis;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.LovinsStemmer;

/** The English stemmers by the names that the {@code stemmer} filter's {@code language} takes. */
final class EnglishStemmers {

  private EnglishStemmers() {}

  static UnaryOperator<TokenStream> named(String language) {
    return switch (language.toLowerCase(Locale.ROOT)) {
      case "english", "porter" -> PorterStemFilter::new;
      case "porter2" -> words -> new SnowballFilter(words, new EnglishStemmer());
      case "lovins" -> words -> new SnowballFilter(words, new LovinsStemmer());
      case "light_english", "lightenglish", "kstem" -> KStemFilter::new;
      case "minimal_english", "minimalenglish" -> EnglishMinimalStemFilter::new;
      case "possessive_english", "possessiveenglish" -> EnglishPossessiveFilter::new;
      default ->
          throw new IllegalArgumentException(
              "stemmer language ["
                  + language
                  + "] is not part of the local Elasticsearch, which knows English only; use a full"
                  + " Elasticsearch for other languages");
    };
  }
}
