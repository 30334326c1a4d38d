package io.planwright.domain.gate;

/**
 * One thing that a gate asks for.
 *
 * @param key names it within its gate, e.g. {@code tests-pass}
 * @param text what must hold, in words for people
 */
public record Check(String key, String text) {}
