/** Asks a language model at an OpenAI-compatible address, where the operator has named one. */
@NullMarked
package io.planwright.infrastructure.languagemodel;

import org.jspecify.annotations.NullMarked;
