package dev.spoor.symbolic.type;

import java.util.List;

/// What is in a structure, a union or a class.
record Members(
    List<Member> members,
    List<BaseClass> bases,
    List<VariantPart> variantParts,
    List<TypeReference> templateArguments) {
  Members {
    members = List.copyOf(members);
    bases = List.copyOf(bases);
    variantParts = List.copyOf(variantParts);
    templateArguments = List.copyOf(templateArguments);
  }
}
