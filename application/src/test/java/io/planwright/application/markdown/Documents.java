package io.planwright.application.markdown;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes documents of fragments that are hard to read. */
public final class Documents {

    private static final String[] FRAGMENTS = {
        "# Tasks: Plan",
        "## Phase 1: Đầu tiên ✅",
        "### Phase 2 ###",
        "#### Task 1: Do it",
        "## Task 2 - Do more ✅ ##",
        "##### Task 1.2: Deeper ✅✅",
        "Task 3: Underlined\n---",
        "Title\nof two lines\n===",
        "#",
        "## ##",
        "- [ ] open",
        "- [x] done [6459ec4a]",
        "- [X] big [passed]",
        "* [ ]",
        "+ [x]   \t",
        "- [ ]no task",
        "- ✅ signed",
        "* ⬜ unsigned [6459ec4a]",
        "- ☑️  big sign",
        "1. ❌ crossed",
        "- [✓] boxed sign",
        "- ✅",
        "1. numbered step",
        "2) numbered step",
        "## Steps",
        "#### Implementation\n",
        "# Never",
        "1. [ ] numbered",
        "2) [x] numbered  [c2e0d599]",
        "10. [ ] 1.1 labelled",
        "- [ ] 1.1 labelled",
        "- [ ] 2.1\t\u2003odd spaces \u2003",
        "- plain",
        "- - [ ] nested at once",
        "- > - [ ] quoted in an item",
        "> - [ ] quoted",
        "> # Quoted",
        "- # Heading in an item",
        "- [ ] item\n  ---",
        "- [ ] a | b\n  --|--",
        "| a | b |\n|---|---|\n| - [ ] x | y |",
        "```\n- [ ] in code\n# no heading\n```",
        "```",
        "~~~ md",
        "<!-- - [ ] comment",
        "-->",
        "<div>",
        "---",
        "***",
        "text",
        "[x]: /url",
        "[ ]: /url",
        "\uD83D\uDE00 smile",
        "\u0000",
        "\uFEFF",
        "",
        " ",
        "\u000B\f",
        "\u2028\u0085"
    };

    private Documents() {}

    /** Lines of fragments, indented by blanks or tabs, ended in any way. */
    public static Arbitrary<String> tricky() {
        var indent = Arbitraries.of("", "", "", "", " ", "  ", "   ", "    ", "      ", "\t", "  \t");
        var end = Arbitraries.of("\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "", "  \n");
        var line = Combinators.combine(indent, Arbitraries.of(FRAGMENTS), end)
                .as((before, text, after) -> before + text + after);
        var broken = Arbitraries.strings()
                .withChars("-*+[xX] #>`|:1.\t\n\r\\<\uFEFF")
                .ofMaxLength(12);
        return Arbitraries.frequencyOf(Tuple.of(9, line), Tuple.of(1, broken))
                .list()
                .ofMaxSize(25)
                .map(lines -> String.join("", lines));
    }
}
