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
    "0, RETRY", "200, RETRY", "302, RETRY", "400, SPLIT", "401, RETRY", "403, RETRY", "404, RETRY",
    "408, RETRY", "413, SPLIT", "429, RETRY", "500, RETRY", "502, RETRY", "503, RETRY", "504, RETRY"
  })
  void judgesARequest(int status, Verdict verdict) {
    assertThat(Verdict.ofRequest(status)).isEqualTo(verdict);
  }
}
