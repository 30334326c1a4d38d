package io.planwright.infrastructure.readmodel;

/** Knows which generation of the read tables is in use. */
interface ActiveTables {

    /** @return the statement with each {@code {schema}} made the schema that is in use */
    String in(String sql);
}
