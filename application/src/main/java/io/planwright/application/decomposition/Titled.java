package io.planwright.application.decomposition;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keeps titles apart. */
final class Titled {

    private static final int MOST_NAMED = 20;

    private Titled() {}

    /** @return the names in a row, or the first of many and how many more there are */
    static String some(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** @return the title, with what sets it apart where it is taken */
    static String unique(String title, String apart, Set<String> taken) {
        var free = title;
        for (int n = 1; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = title + " (" + apart + (n == 1 ? "" : ", " + n) + ")";
        }
        return free;
    }
}
