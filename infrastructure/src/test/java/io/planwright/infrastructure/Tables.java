package io.planwright.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that stands in the read tables that are in use. */
final class Tables {

    private Tables() {}

    /** @return the rows of each table, in a stable order */
    static Map<String, List<String>> of(Heart heart) {
        int generation = heart.readTables().status().generation();
        var all = new TreeMap<String, List<String>>();
        var names = heart.jdbc()
                .sql("select lower(table_name) from information_schema.tables where lower(table_schema) = ?")
                .param("read_" + generation)
                .query(String.class)
                .list();
        for (var name : names) {
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
