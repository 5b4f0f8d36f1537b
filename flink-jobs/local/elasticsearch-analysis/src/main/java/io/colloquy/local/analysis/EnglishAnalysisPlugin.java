package io.colloquy.local.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Registers the English token filters that Elasticsearch's distribution on Maven Central lacks:
 * {@code stemmer} (English languages only), {@code asciifolding}, {@code porter_stem} and {@code
 * kstem}.
 *
 * <p>Names, parameters and results are those of the official {@code analysis-common} module, so a
 * mapping that works here works on any Elasticsearch.
 */
public final class EnglishAnalysisPlugin extends Plugin implements AnalysisPlugin {

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "stemmer", provider(EnglishAnalysisPlugin::stemmer),
        "asciifolding", provider(EnglishAnalysisPlugin::asciiFolding));
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return List.of(
        PreConfiguredTokenFilter.singleton("porter_stem", false, PorterStemFilter::new),
        PreConfiguredTokenFilter.singleton("kstem", false, KStemFilter::new),
        PreConfiguredTokenFilter.singleton("stemmer", false, PorterStemFilter::new),
        PreConfiguredTokenFilter.singleton("asciifolding", true, ASCIIFoldingFilter::new));
  }

  private static UnaryOperator<TokenStream> stemmer(Settings settings) {
    return EnglishStemmers.named(settings.get("language", settings.get("name", "porter")));
  }

  private static UnaryOperator<TokenStream> asciiFolding(Settings settings) {
    boolean preserveOriginal = settings.getAsBoolean("preserve_original", false);
    return words -> new ASCIIFoldingFilter(words, preserveOriginal);
  }

  private static AnalysisProvider<TokenFilterFactory> provider(
      Function<Settings, UnaryOperator<TokenStream>> filters) {
    return (index, environment, name, settings) -> {
      UnaryOperator<TokenStream> filter = filters.apply(settings);
      return new AbstractTokenFilterFactory(name, settings) {
        @Override
        public TokenStream create(TokenStream words) {
          return filter.apply(words);
        }
      };
    };
  }
}
