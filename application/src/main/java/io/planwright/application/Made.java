package io.planwright.application;

/** Something new, with the receipt of the commands that made it. */
public record Made<T>(T id, Receipt receipt) {}
