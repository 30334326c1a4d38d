package io.planwright.application.check;

/**
 * One thing that stands in the way of a check.
 *
 * @param where the file, section or task that it is about, e.g. {@code prd.md} or {@code SHOP-12}
 * @param line line of the file, from 1; 0 where it is about no line
 * @param text what is the matter, in words for people; never contains a secret
 * @param remedy what would make it right
 */
public record Finding(String where, int line, String text, String remedy) {

    /** @return e.g. {@code prd.md:12}; empty where it is about no place */
    public String place() {
        return where + (line > 0 ? ":" + line : "");
    }
}
