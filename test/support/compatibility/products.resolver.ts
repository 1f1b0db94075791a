import { Arg, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { DEPRECATED, PRODUCTS } from './products.rows';
import { DeprecatedProduct, Inventory, Product, User } from './products.types';

@Resolver()
export class ProductsResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string) {
    return PRODUCTS.find((product) => product.id === id) ?? null;
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product query instead' })
  deprecatedProduct(@Arg('sku', () => String) sku: string, @Arg('package', () => String) itsPackage: string) {
    return DEPRECATED.find((product) => product.sku === sku && product.package === itsPackage) ?? null;
  }
}

@Resolver(() => User)
export class UserResolver {
  /** From what the subgraph "users" has, which the gateway brings along. */
  @FieldResolver()
  averageProductsCreatedPerYear(@Root() { totalProductsCreated, yearsOfEmployment }: User): number | null {
    return totalProductsCreated === null ? null : Math.round(totalProductsCreated / yearsOfEmployment);
  }
}

@Resolver(() => Inventory)
export class InventoryResolver {
  @FieldResolver()
  deprecatedProducts() {
    return DEPRECATED;
  }
}
