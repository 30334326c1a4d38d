package io.planwright.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.text.TextView;
import io.planwright.ui.PageTest;
import io.planwright.ui.look.Rendered;
import org.junit.jupiter.api.Test;

class SectionBlockTest extends PageTest {

    private static final String GATES = "## Gates\n\n- [ ] Types\n- [ ] Style\n";

    private SectionBlock block(TextView text) {
        var current = server.current();
        return shown(new SectionBlock(
                "gates",
                text,
                new Writing(server.textDesk(), server.texts(), server.attempts(), () -> current.by(server.projectId))));
    }

    private static String read(SectionBlock block) {
        return block.getChildren()
                .filter(Rendered.class::isInstance)
                .map(each -> each.getElement().getProperty("innerHTML"))
                .findFirst()
                .orElseThrow();
    }

    private TextView gates() {
        var id = server.section("gates", GATES);
        return server.texts().withId(id).orElseThrow();
    }

    @Test
    void boxesCanBeTickedWhereTheyAreRead() {
        assertThat(read(block(gates()))).contains("checkbox").doesNotContain("disabled");
    }

    @Test
    void aTickIsWrittenIntoTheText() {
        var text = gates();
        var block = block(text);
        block.tick(1, true);
        assertThat(server.textOf(text.id())).isEqualTo("## Gates\n\n- [ ] Types\n- [x] Style\n");
        assertThat(read(block)).contains("checked");
    }

    @Test
    void aTickOnWhatHasChangedMeanwhileIsTakenBack() {
        var text = gates();
        var block = block(text);
        server.edit(text.id(), "## Gates\n\n- [ ] Coverage\n- [ ] Types\n- [ ] Style\n");
        server.refuse(new io.planwright.domain.Refused(
                "text.changed", "there is a newer one", java.util.List.of(), java.util.List.of()));
        block.tick(1, true);
        assertThat(server.textOf(text.id())).doesNotContain("[x]");
        assertThat(read(block)).contains("Coverage").doesNotContain("checked");
    }
}
