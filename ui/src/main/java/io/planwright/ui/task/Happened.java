package io.planwright.ui.task;

import java.time.Instant;

/**
 * One thing that has happened to the task.
 *
 * @param type stored name of the event
 * @param reason as it was given; empty where none was
 */
record Happened(long position, String who, String type, String reason, Instant at) {}
