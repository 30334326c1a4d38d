package io.planwright.domain.decomposition;

import io.planwright.domain.identity.TaskId;

/** Which task of the plan came of a proposed one. */
public record MadeTask(String key, TaskId taskId) {}
