package io.planwright.domain.requirement;

/** How the lines of a workspace file end. */
public enum LineEnd {
    LF,
    CRLF
}
