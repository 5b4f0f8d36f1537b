package io.colloquy.flink.read;

import io.colloquy.schemas.codec.SchemaCatalog;
import java.io.Serializable;

/** Opens the catalogue of writer schemas on the task. */
@FunctionalInterface
public interface SchemaCatalogFactory extends Serializable {
  /** A catalogue that may be closed, if it is {@link AutoCloseable}. */
  SchemaCatalog open();
}
