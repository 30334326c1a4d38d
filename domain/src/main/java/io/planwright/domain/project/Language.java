package io.planwright.domain.project;

/** A language that the product speaks. */
public enum Language {
    EN,
    VI
}
