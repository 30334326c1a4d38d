package io.planwright.ui.requirement;

import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import java.util.Comparator;
import java.util.List;

/** In which order the files of a requirement are read. */
final class RequirementFiles {

    static final String MAIN = "prd.md";

    private RequirementFiles() {}

    /** @return its sections: those of the main file first, then file by file */
    static List<SectionRef> inOrder(RequirementView requirement) {
        return requirement.sections().stream()
                .sorted(Comparator.<SectionRef, Boolean>comparing(
                                section -> !section.path().equals(MAIN))
                        .thenComparing(SectionRef::path))
                .toList();
    }
}
