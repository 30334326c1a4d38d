package io.planwright.worker.task;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment that programs of others get: what they have to know, and none of our secrets. */
final class Handed {

    /** A short one is found in many values that hold no secret. */
    private static final int LONG = 12;

    private final WorkSettings settings;

    Handed(WorkSettings settings) {
        this.settings = settings;
    }

    Map<String, String> environment(Claim claim, String stage, int attempt, Path prompt) {
        var secrets = settings.hidden().stream()
                .map(name -> settings.environment().getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .toList();
        var handed = new HashMap<String, String>();
        settings.environment().forEach((name, value) -> {
            if (!settings.hidden().contains(name) && secrets.stream().noneMatch(secret -> holds(value, secret))) {
                handed.put(name, value);
            }
        });
        handed.put("PLANWRIGHT_TASK_ID", claim.taskId());
        handed.put("PLANWRIGHT_TASK_KEY", claim.key());
        handed.put("PLANWRIGHT_TASK_TITLE", claim.title().replaceAll("\\p{Cntrl}", " "));
        handed.put("PLANWRIGHT_STAGE", stage);
        handed.put("PLANWRIGHT_ATTEMPT", Integer.toString(attempt));
        handed.put("PLANWRIGHT_PROMPT", prompt.toString());
        return handed;
    }

    private static boolean holds(String value, String secret) {
        return secret.length() < LONG ? value.equals(secret) : value.contains(secret);
    }
}
