package io.planwright.infrastructure.readmodel;

/** Knows which generation of the read tables is in use. */
interface ActiveTables {

    /**
     * @return the statement with each {@code {schema}} made the schema that is in use, and {@code {by code point}} behind a
     *     text what lets that be sorted so
     */
    String in(String sql);
}
