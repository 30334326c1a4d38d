package io.planwright.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that stands in the read tables that are in use. */
final class Tables {

    static final List<String> NAMES = List.of(
            "project",
            "requirement",
            "document",
            "plan",
            "task_place",
            "task",
            "task_blocker",
            "ready_task",
            "attempt",
            "evidence",
            "worker",
            "circuit",
            "decomposition",
            "gate",
            "gate_check");

    private Tables() {}

    /** @return the rows of each table, in a stable order */
    static Map<String, List<String>> of(Heart heart) {
        int generation = heart.readTables().status().generation();
        var all = new TreeMap<String, List<String>>();
        for (var name : NAMES) {
            all.put(
                    name,
                    heart.rows("select * from read_" + generation + "." + name).stream()
                            .map(row -> new TreeMap<>(row).toString())
                            .sorted()
                            .toList());
        }
        return all;
    }
}
