package io.planwright.application;

import io.planwright.application.person.Actor;
import java.time.Instant;

/**
 * Where, when and by whom an event came to be.
 *
 * @param position place in the log
 */
public record Happening(long position, Instant at, Actor by) {}
