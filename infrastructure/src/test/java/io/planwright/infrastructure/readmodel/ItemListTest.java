package io.planwright.infrastructure.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.text.TextView.Item;
import io.planwright.domain.identity.DocumentId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemListTest {

    private static final DocumentId ID = new DocumentId(new UUID(7, 1));

    @Test
    void itemsAreReadAsTheyWereWritten() {
        var items = List.of(
                new Item(ID, 1, 0, 3),
                new Item(ID, 1, 1, 9),
                new Item(ID, 4, 0, 20),
                new Item(ID, 4, -1, 22),
                new Item(ID, 4, -2, 30),
                new Item(ID, 2, -2, 31));

        assertThat(ItemList.read(ID, ItemList.write(items))).isEqualTo(items);
        assertThat(ItemList.read(ID, ItemList.write(List.of()))).isEmpty();
    }

    @Test
    void itemsThatCameTogetherTakeFewCharacters() {
        var items = IntStream.range(0, 250_000)
                .mapToObj(i -> new Item(ID, 1, i, 2 * i))
                .toList();

        assertThat(ItemList.write(items)).hasSizeLessThan(600_000);
    }
}
