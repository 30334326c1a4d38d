package io.planwright.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param next where the following stretch begins; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String next) {}
