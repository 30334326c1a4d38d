package io.planwright.infrastructure.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.DecompositionId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.project.ProjectKey;
import io.planwright.domain.requirement.Slug;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How values of the domain are written as JSON: ids and names as plain text, nothing that is null. */
public final class DomainJson {

    private DomainJson() {}

    /** Sets a mapper up for the domain's values. */
    public static void configure(MapperBuilder<?, ?> builder) {
        builder.addModule(values())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /** @return a mapper for the domain's values */
    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        configure(builder);
        return builder.build();
    }

    private static JacksonModule values() {
        var module = new SimpleModule("planwright-values");
        text(module, ProjectId.class, ProjectId::of);
        text(module, RequirementId.class, RequirementId::of);
        text(module, PlanId.class, PlanId::of);
        text(module, PhaseId.class, PhaseId::of);
        text(module, TaskId.class, TaskId::of);
        text(module, GateId.class, GateId::of);
        text(module, BlockerId.class, BlockerId::of);
        text(module, DocumentId.class, DocumentId::of);
        text(module, AttemptId.class, AttemptId::of);
        text(module, EvidenceId.class, EvidenceId::of);
        text(module, CircuitId.class, CircuitId::of);
        text(module, DecompositionId.class, DecompositionId::of);
        text(module, WorkerId.class, WorkerId::of);
        text(module, ProjectKey.class, ProjectKey::new);
        text(module, Slug.class, Slug::new);
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(value.toString());
            }
        });
        module.addKeySerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeName(value.toString());
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json.getString());
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }
}
