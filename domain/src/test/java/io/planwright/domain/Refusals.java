package io.planwright.domain;

import io.planwright.domain.Refused.Fact;
import java.util.List;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What tests expect of a refusal. */
public final class Refusals {

    private Refusals() {}

    /** @return matches a refusal by the rule */
    public static Matcher<Refused> refused(String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code);
            }
        };
    }

    /** @return matches a refusal by the rule that names these things, in this order, as what stands in the way */
    public static Matcher<Refused> refused(String code, List<?> inTheWay) {
        var ids = inTheWay.stream().map(Object::toString).toList();
        return new CustomTypeSafeMatcher<>("a refusal " + code + " for " + ids) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code)
                        && refused.facts().stream().map(Fact::id).toList().equals(ids);
            }
        };
    }

    /** @return matches a refusal by the rule that offers these ways out */
    public static Matcher<Refused> refusedAllowing(String code, String... allowed) {
        return new CustomTypeSafeMatcher<>("a refusal " + code + " that allows " + List.of(allowed)) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code) && refused.allowed().equals(List.of(allowed));
            }
        };
    }
}
