package io.planwright.application.check;

import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.text.TextView;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.FileTexts.Line;
import io.planwright.application.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Items with the lines of the files that they stand on. */
final class ItemLines {

    record Placed(Item item, Line line) {

        Finding finding(Workspace workspace, String key, Map<String, String> facts) {
            return finding(workspace, key, key + ".remedy", facts);
        }

        Finding finding(Workspace workspace, String key, String remedy, Map<String, String> facts) {
            return Words.finding(workspace, line.path(), line.number(), key, remedy, facts);
        }
    }

    private ItemLines() {}

    /** @return the items of a kind in the order in which they are read */
    static List<Placed> of(Workspace workspace, ItemKind kind) {
        var files = FileTexts.of(workspace);
        var places = new HashMap<UUID, Map<UUID, Integer>>();
        return Items.of(workspace, kind).stream()
                .map(item -> {
                    var document = item.document().value();
                    var text = workspace.texts().get(item.document());
                    if (text == null) {
                        return new Placed(item, files.lineOf(document));
                    }
                    int at = places.computeIfAbsent(document, _ -> places(text)).getOrDefault(item.id(), 0);
                    return new Placed(item, files.lineOf(document, text.text(), at));
                })
                .toList();
    }

    private static Map<UUID, Integer> places(TextView text) {
        var places = new HashMap<UUID, Integer>();
        Stream.concat(text.items().stream(), text.others().stream())
                .forEach(item -> places.putIfAbsent(item.id(), item.boxAt()));
        return places;
    }
}
