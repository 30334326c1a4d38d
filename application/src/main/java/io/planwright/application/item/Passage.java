package io.planwright.application.item;

/**
 * A text in which items of one kind stand.
 *
 * @param headed whether its first heading, of whatever level, is its own: so in a PRD, where each section is a text
 * @param mixed whether it also holds lists that are no items, so that items must show what they are
 * @param name what it is called where it has no heading
 */
record Passage(ItemKind kind, boolean headed, boolean mixed, String name) {}
