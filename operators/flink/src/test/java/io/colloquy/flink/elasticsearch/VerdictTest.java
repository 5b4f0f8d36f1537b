package io.colloquy.flink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  @ParameterizedTest
  @CsvSource({
    "200,, false, DONE",
    "201,, false, DONE",
    "200,, true, DONE",
    "404,, true, DONE",
    "409, version_conflict_engine_exception, false, DONE",
    "409, version_conflict_engine_exception, true, DONE",
    "400, document_parsing_exception, false, REJECT",
    "400, strict_dynamic_mapping_exception, false, REJECT",
    "400, validation_exception, false, RETRY",
    "400, index_closed_exception, true, RETRY",
    "413, too_large, false, REJECT",
    "401, security_exception, false, RETRY",
    "403, cluster_block_exception, false, RETRY",
    "404, index_not_found_exception, false, RETRY",
    "404, index_not_found_exception, true, RETRY",
    "429, es_rejected_execution_exception, false, RETRY",
    "500, exception, false, RETRY",
    "503, unavailable_shards_exception, false, RETRY",
  })
  void judgesADocument(int status, String errorType, boolean delete, Verdict verdict) {
    assertThat(Verdict.ofItem(new BulkAnswer.Item(status, errorType, "reason"), delete))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "0,, RETRY",
    "200,, RETRY",
    "302,, RETRY",
    "400,, RETRY",
    "400, illegal_argument_exception, SPLIT",
    "400, x_content_parse_exception, SPLIT",
    "401, security_exception, RETRY",
    "403, security_exception, RETRY",
    "404,, RETRY",
    "405,, RETRY",
    "406, media_type_header_exception, RETRY",
    "408,, RETRY",
    "410,, RETRY",
    "413,, SPLIT",
    "413, too_large, SPLIT",
    "415,, RETRY",
    "421,, RETRY",
    "426,, RETRY",
    "429, es_rejected_execution_exception, RETRY",
    "500,, RETRY",
    "502,, RETRY",
    "503,, RETRY",
    "504,, RETRY",
  })
  void judgesARequest(int status, String errorType, Verdict verdict) {
    assertThat(Verdict.ofRequest(status, errorType)).isEqualTo(verdict);
  }
}
