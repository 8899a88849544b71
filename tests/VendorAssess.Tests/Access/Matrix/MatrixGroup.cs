namespace VendorAssess.Tests.Access.Matrix;

/// <summary>The test classes that look at one run.</summary>
[CollectionDefinition]
public sealed class MatrixGroup : ICollectionFixture<MatrixRun>;
