package io.planwright.application;

/**
 * What a sender gets for its commands.
 *
 * @param position place in the log of the last event that came of them; of the log's end when none came
 * @param repeated whether the request had its effect earlier already
 */
public record Receipt(long position, boolean repeated) {}
