package io.colloquy.local.deadletter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Which records one replay has sent: a record that was rejected again after an earlier replay has
 * several letters. Keeps a hash of each.
 */
final class SentRecords {

  private final Set<String> hashes = new HashSet<>();

  /** Whether this is the first record with its topic, key and value. */
  boolean add(ProducerRecord<byte[], byte[]> record) {
    return hashes.add(String.join("/", record.topic(), hash(record.key()), hash(record.value())));
  }

  private static String hash(byte[] bytes) {
    if (bytes == null) {
      return "";
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
