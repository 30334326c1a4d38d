package io.planwright.domain.task;

import org.jspecify.annotations.Nullable;

/**
 * A file that was worked on.
 *
 * @param sha256 of its content afterwards; null where it was not told or the file is gone
 * @param test whether it holds tests: those named in RED must be the same in GREEN
 */
public record WorkedFile(String path, @Nullable String sha256, boolean test) {

    private static final int LONGEST = 400;

    public WorkedFile {
        if (path.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the path of a file has " + path.length() + " characters, at most " + LONGEST + " are possible");
        }
    }
}
