package io.planwright.domain;

import java.util.stream.Stream;

/** What the files of a workspace may be called: paths that lead nowhere but into it, wherever they are written out. */
public final class Paths {

    private static final int LONGEST = 400;

    private Paths() {}

    /** @return whether the path is plain: relative, of named folders and a named file, with slashes between them */
    public static boolean isPlain(String path) {
        return !path.isEmpty()
                && path.length() <= LONGEST
                && !path.contains("\\")
                && !path.contains(":")
                && path.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                && Stream.of(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /**
     * @return the path
     * @throws IllegalArgumentException when it is not plain
     */
    public static String checked(String path) {
        if (!isPlain(path)) {
            throw new IllegalArgumentException("'" + path.replaceAll("\\p{Cntrl}", "?")
                    + "' is no plain path within the workspace (folders and a file with slashes between them, at most "
                    + LONGEST + " characters)");
        }
        return path;
    }
}
