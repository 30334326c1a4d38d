package io.planwright.ui.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.Language;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.look.IconButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompatibilityMatrixBlockTest extends PageTest {

    private static final DocumentId TEXT = new DocumentId(UUID.randomUUID());

    private final List<String> asked = new ArrayList<>();
    private final Playbook library = new Playbooks().withKey("library");
    private final CompatibilityMatrixBlock block = new CompatibilityMatrixBlock(new CompatibilityMatrixBlock.Actions() {
        @Override
        public boolean set(Target target, String group, TargetState state, String reason) {
            asked.add(target.name() + " in " + group + " " + state + " " + reason);
            return true;
        }

        @Override
        public boolean add(String name) {
            asked.add("add " + name);
            return true;
        }

        @Override
        public void remove(Target target) {
            asked.add("remove " + target.name());
        }
    });

    private static Item target(String name, String state, String reason) {
        return new Item(
                UUID.randomUUID(),
                ItemKind.TARGET,
                TEXT,
                "scope",
                "",
                name,
                false,
                Map.of("state", state, "reason", reason),
                List.of());
    }

    private String show(Item... items) {
        block.show(CompatibilityMatrix.of(library, List.of(items)), library, Language.EN);
        if (!block.isAttached()) {
            shown(block);
        }
        return block.getElement().getTextRecursively();
    }

    private boolean chosen(String cell) {
        return Boolean.parseBoolean(
                Server.byId(block, NativeButton.class, cell).getElement().getAttribute("aria-pressed"));
    }

    @Test
    void theChosenStateIsMarked() {
        show(target("PostgreSQL", "verified", ""));
        assertThat(chosen("target-postgresql-verified")).isTrue();
        assertThat(chosen("target-postgresql-planned")).isFalse();
        show(target("PostgreSQL", "planned", ""));
        assertThat(chosen("target-postgresql-verified")).isFalse();
        assertThat(chosen("target-postgresql-planned")).isTrue();
    }

    @Test
    void itSaysWhyItDoesNotWorkOnAll() {
        assertThat(show(target("PostgreSQL", "degraded", "no vectors")))
                .contains("Does not work on all targets yet", "PostgreSQL — Degraded: no vectors", "no vectors");
    }

    @Test
    void itSaysWhenItWorksOnAll() {
        var all = library.targets().stream()
                .flatMap(group -> group.targets().stream())
                .map(each -> target(each.name(), "verified", ""))
                .toArray(Item[]::new);
        assertThat(show(all)).contains("Works on all targets");
    }

    @Test
    void aStateIsSetInItsCell() {
        show();
        click(Server.byId(block, NativeButton.class, "target-postgresql-done"));
        assertThat(asked).containsExactly("PostgreSQL in Databases DONE ");
    }

    @Test
    void whatNeedsAReasonIsAskedForOne() {
        show();
        click(Server.byId(block, NativeButton.class, "target-postgresql-not-applicable"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aTargetThatTheCatalogueDoesNotHaveCanGo() {
        assertThat(show(target("H2", "planned", ""))).contains("Others", "H2");
        click(Server.byId(block, IconButton.class, "remove-target-h2"));
        assertThat(asked).containsExactly("remove H2");
    }
}
