package io.planwright.ui.plan;

import java.util.List;

/**
 * What the browser is told of a plan's dependencies.
 *
 * @param words that it needs to draw by itself
 */
record Graph(List<Node> nodes, List<Edge> edges, Words words) {

    /**
     * @param title as plain words
     * @param state name of the state
     * @param word for the state
     * @param label what is read out
     */
    record Node(
            String id,
            String key,
            String title,
            String state,
            String word,
            String label,
            String address,
            int layer,
            int order,
            boolean critical) {}

    record Edge(String from, String to, boolean critical) {}

    record Words(String label, String nearer, String farther, String whole) {}
}
